// Boxes grow with what is written in them. Browsers that do it by themselves are left alone.

const BY_ITSELF = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** @param {HTMLTextAreaElement} box */
function grow(box) {
  box.style.height = "auto";
  const edge = box.offsetHeight - box.clientHeight;
  if (box.scrollHeight > box.clientHeight) box.style.height = `${box.scrollHeight + edge}px`;
}

/** Let the boxes of a form grow from now on. @param {HTMLFormElement} form */
export function growing(form) {
  if (BY_ITSELF) return;
  form.addEventListener("input", ({ target }) => target instanceof HTMLTextAreaElement && grow(target));
  form.addEventListener("toolkit-answer", (event) => {
    if (/** @type {CustomEvent} */ (event).detail.name !== null) return;
    for (const box of form.querySelectorAll("textarea")) if (box.value) grow(box);
  });
}
