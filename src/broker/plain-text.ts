/** Text that every client can send and every terminal can show: names of keys and of groups. */
export function isPlainText(text: string): boolean {
  // Control characters, and halves of surrogate pairs, which UTF-8 cannot say.
  return !/[\p{Cc}\p{Cs}]/u.test(text);
}
