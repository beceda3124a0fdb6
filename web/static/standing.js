// Whether an article was heard, in words: what lists and the queue say of it.
import { standing } from "./memory.js";

export function standingInWords(article) {
  const { time, heard } = standing(article);
  if (heard) return "sudah didengar";
  return time > 0 ? "didengar sebagian" : "belum didengar";
}
