// A finger, pen or mouse carries something: pressed on it, moved, let go. What it is and where it
// may be put down is said by whoever calls.

/**
 * @typedef {object} Carrier
 * @property {(event: PointerEvent) => void} over at each step of the way
 * @property {(event: PointerEvent) => void} put where it is let go
 * @property {() => void} end afterwards, and where it is given up: by Escape, or by the device
 */

const SLACK = 4; // a hand that only presses moves so far, in pixels

/** @param {PointerEvent} pressed @param {Carrier} carrier */
export function carry(pressed, { over, put, end }) {
  if (!pressed.isPrimary || pressed.button) return;
  const held = /** @type {Element} */ (pressed.currentTarget);
  const way = new AbortController();
  const stop = () => (way.abort(), end());
  /** @param {string} type @param {(event: PointerEvent) => void} act */
  const hear = (type, act) => {
    const mine = (/** @type {any} */ event) => event.pointerId === pressed.pointerId && act(event);
    held.addEventListener(type, mine, { signal: way.signal });
  };
  let away = false;
  hear("pointermove", (event) => {
    away ||= Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > SLACK;
    if (away) over(event);
  });
  hear("pointerup", (event) => away && put(event));
  hear("lostpointercapture", stop); // after each pointerup and pointercancel
  addEventListener("keydown", ({ key }) => key === "Escape" && stop(), { signal: way.signal });
  held.setPointerCapture(pressed.pointerId);
}
