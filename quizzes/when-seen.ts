/** Calls `act` once, when the element first comes into sight; at once where the browser cannot tell. Returns what ends the wait. */
export function whenSeen(element: Element, act: () => void): () => void {
  if (!window.IntersectionObserver) {
    act();
    return () => {};
  }
  const sight = new IntersectionObserver(([entry]) => {
    if (!entry!.isIntersecting) return;
    act();
    sight.disconnect();
  });
  sight.observe(element);
  return () => sight.disconnect();
}
