// The choice between the audio of Simak and the Indonesian voices of the device: offered where there is one, kept, and
// given up kindly where the chosen one is gone.
import { choice, choose } from "./memory.js";

const GONE = "Suara yang Anda pilih tidak ada di perangkat ini. Suara Simak dipakai.";
const UNREACHED = "Suara perangkat belum dapat dipakai: sambungan terputus. Suara Simak dipakai.";
const LATE = 3000; // milliseconds after which a device that has told of no voice at all is taken to have none

let offered = null;

// Gives what begins anew with the article that stands in the page. `resume()` goes where that was left.
export function voices(...parts) {
  return (offered ??= offer(...parts));
}

function offer(indonesian, player, playback, announcer, resume) {
  const select = document.getElementById("suara-pembaca");
  const audio = document.getElementById("audio");
  let wanted = choice("suara", ""); // a voiceURI, "" for the audio
  let used = null; // the voice that reads; null while it is the audio
  let loading = null; // the promise of what speaks this article, once it is asked for
  let isLate = false;
  let isTold = false;

  list();
  speechSynthesis.addEventListener?.("voiceschanged", list);
  setTimeout(() => {
    isLate = true;
    list();
  }, LATE);
  select.addEventListener("change", () => {
    wanted = select.value;
    choose("suara", wanted);
    take();
  });
  return { renew };

  // The voices that are there by now, those that need no net first.
  function list() {
    const found = [...new Map(indonesian().map((voice) => [voice.voiceURI, voice])).values()];
    found.sort((a, b) => b.localService - a.localService || a.name.localeCompare(b.name, "id"));
    const options = found.map(({ name, voiceURI, localService }) => [
      localService ? name : `${name} (memakai internet)`,
      voiceURI,
    ]);
    const before = [...select.options].slice(1).map(({ text, value }) => [text, value]);
    if (String(options) !== String(before)) {
      const { value } = select;
      select.length = 1;
      for (const [name, voiceURI] of options) select.add(new Option(name, voiceURI));
      select.value = isThere(value) ? value : "";
    }
    // Hidden under the hand it would take the focus with it.
    select.closest(".row").hidden = found.length === 0 && document.activeElement !== select;
    take();
  }

  function isThere(voiceURI) {
    return indonesian().some((voice) => voice.voiceURI === voiceURI);
  }

  // Has the wanted voice read as soon as it is there, and the audio where it is not.
  async function take() {
    const voice = indonesian().find(({ voiceURI }) => voiceURI === wanted);
    if (voice) await read(voice);
    else if (wanted && (used || isLate)) miss();
    else leave();
  }

  async function read(voice) {
    if (voice.voiceURI === used?.voiceURI) return;
    const mine = (loading ??= load());
    const device = await mine.catch(() => null);
    if (mine !== loading) {
      await take(); // another article stands in the page by now
      return;
    }
    if (voice.voiceURI !== wanted || wanted === used?.voiceURI) return; // settled meanwhile
    if (device) {
      device.voice = voice;
      if (!used) playback.use(device);
      used = voice;
      resume(); // where the audio could not be loaded, nobody did
      isTold = false;
    } else {
      fail();
    }
    show();
  }

  // Another article stands in the page: a voice that reads has its words to learn.
  async function renew() {
    const reading = used && loading;
    if (!reading) {
      loading = null;
      return;
    }
    const mine = (loading = reading.then(learn));
    if (!(await mine.catch(() => null)) && mine === loading) {
      fail();
      leave();
    }
  }

  function fail() {
    loading = null;
    announcer.say(UNREACHED);
  }

  // The choice stays for the day when its voice is there again.
  function miss() {
    if (!isTold) announcer.say(GONE);
    isTold = true;
    leave();
  }

  function leave() {
    if (used) playback.use(audio);
    used = null;
    show();
  }

  function show() {
    select.value = used?.voiceURI ?? "";
    document.getElementById("tentang-suara").hidden = !used; // it describes the choice all the same
  }

  async function load() {
    const { DeviceVoice } = await import("./speaking.js");
    return learn(new DeviceVoice(announcer));
  }

  async function learn(device) {
    const { spoken } = player.dataset;
    const answer = await fetch(spoken);
    if (!answer.ok) throw new Error(answer.statusText);
    const words = await answer.json();
    if (spoken === player.dataset.spoken) device.fill(words);
    return device;
  }
}
