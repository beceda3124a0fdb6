// `speechSynthesis` as trying browsers have it, steered by `speech`: voices that come late and go, ends and starts that
// never come, words that are told of or not, errors. It stands in for what no machine of ours has; the rest is real.
{
  const speech = {
    asked: [], // { text, voice, lang, rate, volume } of each utterance
    pauses: 0,
    voices: [],
    starts: true,
    error: "", // which every utterance ends in before it begins
    current: null,
    isHeard: false, // the current one has told that it begins

    // Voices are [name, language, needs no net], named by their name also in `voiceURI`.
    has(...voices) {
      speech.voices = voices.map(([name, lang, localService]) => ({ name, lang, localService, voiceURI: name }));
      speechSynthesis.dispatchEvent(new Event("voiceschanged"));
    },
    tell(type, more = {}) {
      speech.current?.dispatchEvent(Object.assign(new Event(type), more));
    },
    begin() {
      speech.tell("start");
      speech.isHeard = true;
    },
    word(charIndex) {
      speech.tell("boundary", { name: "word", charIndex });
    },
    end() {
      const { current } = speech;
      speech.hush();
      current.dispatchEvent(new Event("end"));
    },
    fail(error) {
      const { current } = speech;
      speech.hush();
      current.dispatchEvent(Object.assign(new Event("error"), { error }));
    },
    // Nothing is spoken any more, and nobody is told.
    hush() {
      speech.current = null;
      speechSynthesis.speaking = false;
    },
  };

  class Synthesis extends EventTarget {
    speaking = false;
    pending = false;

    getVoices() {
      return speech.voices;
    }

    speak(utterance) {
      const { text, voice, lang, rate, volume } = utterance;
      speech.asked.push({ text, voice: voice.name, lang, rate, volume });
      speech.current = utterance;
      speech.isHeard = false;
      this.speaking = true;
      setTimeout(() => {
        if (speech.current !== utterance) return;
        if (speech.error) speech.fail(speech.error);
        else if (speech.starts) speech.begin();
      });
    }

    // Its error comes late, as in Chromium, when the next may be speaking already.
    cancel() {
      const { current } = speech;
      speech.hush();
      const event = Object.assign(new Event("error"), { error: "interrupted" });
      if (current) setTimeout(() => current.dispatchEvent(event), 100);
    }

    pause() {
      speech.pauses += 1;
    }

    resume() {}
  }

  class Utterance extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
    }
  }

  Object.defineProperty(window, "speechSynthesis", { value: new Synthesis() });
  Object.assign(window, { speech, SpeechSynthesisUtterance: Utterance });
}
