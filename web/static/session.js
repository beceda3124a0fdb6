// Keys of headsets and the lock screen (Media Session): play, pause, seek, and the chapters as tracks.
const STEP = 10; // seconds

export function mediaSession(player, playback, chapters) {
  if (!("mediaSession" in navigator)) return { renew() {} };
  const session = navigator.mediaSession;
  const actions = {
    play: () => playback.toggle(),
    pause: () => playback.toggle(),
    stop: () => playback.pause("Dijeda"),
    seekbackward: ({ seekOffset }) => playback.skip(-(seekOffset ?? STEP)),
    seekforward: ({ seekOffset }) => playback.skip(seekOffset ?? STEP),
    seekto: ({ seekTime }) => playback.seek(seekTime),
    previoustrack: () => chapters.previous(),
    nexttrack: () => chapters.next(),
  };
  for (const [action, run] of Object.entries(actions)) {
    try {
      session.setActionHandler(action, run);
    } catch {
      // a browser that doesn't know this action
    }
  }
  for (const event of ["durationchange", "seeked", "ratechange", "play", "pause"]) playback.on(event, place);
  playback.on("play", () => (session.playbackState = "playing"));
  playback.on("pause", () => (session.playbackState = "paused"));
  return { renew };

  function renew() {
    const { title, source, cover } = player.dataset;
    session.metadata = new MediaMetadata({
      title,
      artist: source,
      album: "Simak",
      artwork: [{ src: cover, type: "image/png" }],
    });
  }

  function place() {
    const { duration, speed, time } = playback;
    if (duration) session.setPositionState({ duration, playbackRate: speed, position: Math.min(time, duration) });
  }
}
