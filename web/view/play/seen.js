// Whether a part is on the screen: what is not seen needs no numbers. Nothing is read from the layout, so a frame may ask.

/** @param {Element} element @param {() => void} onSeen It came onto the screen. */
export function watchSeen(element, onSeen) {
  let isSeen = true;
  const observer = new IntersectionObserver((entries) => {
    const was = isSeen;
    isSeen = entries[entries.length - 1].isIntersecting;
    if (isSeen && !was) onSeen();
  });
  observer.observe(element);
  return {
    get isSeen() {
      return isSeen;
    },
    end: () => observer.disconnect(),
  };
}
