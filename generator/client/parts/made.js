// Elements made here hold text and nothing else: whatever a person typed stays text.

/**
 * An element with text in it.
 * @param {string} tag
 * @param {string} text
 * @param {string} [className]
 */
export function made(tag, text, className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

/**
 * A button that does something.
 * @param {string} text
 * @param {() => void} act
 */
export function button(text, act) {
  const element = /** @type {HTMLButtonElement} */ (made("button", text, "quiet"));
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}

/**
 * Take the focus to something that is no control, such as a heading.
 * @param {HTMLElement | null} place
 */
export function goTo(place) {
  if (place && !place.hasAttribute("tabindex")) place.tabIndex = -1;
  place?.focus();
}
