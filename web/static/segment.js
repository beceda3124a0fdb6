// What is spoken in one go, as the server's /ucapan/ gives it: which words of it a voice has to say, and when the audio,
// whose times are the scale, says which of them.
export const NEAR = 0.1; // seconds before its end at which it is taken to be until the voice says that it is over
const LONGEST = 10; // seconds in one go for a voice that needs the net: Chromium cuts those off at 14, without a word
const LEAST = 40; // characters that even the slowest voice gets in one go

export class Segment {
  start; // seconds of the audio
  end;
  #spoken;
  #text;
  #language;

  constructor({ start, end, spoken, text, language }) {
    Object.assign(this, { start, end });
    this.#spoken = spoken;
    this.#text = text;
    this.#language = language;
  }

  // The words and who says them: the voice, or for another language one of its own, if the device has one.
  said(voice) {
    const native = this.#language && voiceOf(this.#language);
    return native ? { words: this.#text, voice: native } : { words: this.#spoken, voice };
  }

  // The words from a character on, as many as who says them can say in one go at that speed.
  piece(from, voice, speed) {
    const said = this.said(voice);
    const rest = said.words.slice(from);
    const most = Math.max(LEAST, Math.floor((said.words.length / (this.end - this.start)) * LONGEST * speed));
    if (said.voice.localService || rest.length <= most) return { words: rest, voice: said.voice };
    const clause = Math.max(...[", ", "; ", ": "].map((mark) => rest.lastIndexOf(mark, most)));
    const cut = clause > most / 3 ? clause + 2 : rest.lastIndexOf(" ", most) + 1;
    return { words: rest.slice(0, cut || most), voice: said.voice };
  }

  timeAt(character, voice) {
    return this.start + (this.end - this.start) * Math.min(character / this.said(voice).words.length, 1);
  }

  // The character at which the word begins that is said at that time.
  wordAt(time, voice) {
    if (time <= this.start) return 0;
    const { words } = this.said(voice);
    return words.lastIndexOf(" ", (words.length * (time - this.start)) / (this.end - this.start)) + 1;
  }
}

// The device's voice for a language, one that needs no net if there is one.
function voiceOf(language) {
  const able = speechSynthesis.getVoices().filter(({ lang }) => main(lang) === main(language));
  return able.find(({ localService }) => localService) ?? able[0];
}

function main(language) {
  return language.toLowerCase().split(/[-_]/)[0];
}
