// The drawing under a pointer: which place is there, which point is meant.

/** The drawing that shows; each wording has one. @param {Element} block */
export function shown(block) {
  const all = /** @type {NodeListOf<SVGSVGElement>} */ (block.querySelectorAll(".where"));
  return /** @type {SVGSVGElement} */ ([...all].find((one) => one.getClientRects().length));
}

/** A pointer in units of a drawing. @param {SVGSVGElement} shape @param {PointerEvent} event */
export function within(shape, { clientX, clientY }) {
  return new DOMPoint(clientX, clientY).matrixTransform(shape.getScreenCTM()?.inverse());
}

/**
 * What lies below a pointer and has a piece of data, the topmost first.
 * @param {PointerEvent} event @param {Element} around @param {string} key
 */
function below({ clientX, clientY }, around, key) {
  const all = document.elementsFromPoint(clientX, clientY).map((one) => one.closest(`[data-${key}]`));
  return /** @type {SVGElement[]} */ (all.filter((one) => one && around.contains(one)));
}

/**
 * The id of the place below a pointer, which is marked in the drawing.
 * @param {Element} shape @param {PointerEvent} event
 */
export function placeAt(shape, event) {
  const [found] = below(event, shape, "place");
  for (const one of shape.querySelectorAll("[data-place]")) one.classList.toggle("over", one === found);
  return found?.dataset["place"];
}

/**
 * The id of the point that is meant, the nearest: fingers need more room than points have.
 * @param {Element} block @param {PointerEvent} event
 */
export function pointAt(block, event) {
  const far = (/** @type {Element} */ point) => {
    const { x, y, width, height } = /** @type {Element} */ (point.firstElementChild).getBoundingClientRect();
    return Math.hypot(x + width / 2 - event.clientX, y + height / 2 - event.clientY);
  };
  return below(event, block, "point").sort((one, other) => far(one) - far(other))[0]?.dataset["point"];
}
