// Whether a part is on the screen, or about to be on paper: what is not seen needs no numbers. Nothing is read from the
// layout, so a frame may ask.

/** @param {Element} element @param {() => void} onSeen It came onto the screen. */
export function watchSeen(element, onSeen) {
  let isOnScreen = true;
  let isPrinting = false;
  const observer = new IntersectionObserver((entries) => {
    const was = isOnScreen;
    isOnScreen = entries[entries.length - 1].isIntersecting;
    if (isOnScreen && !was) onSeen();
  });
  observer.observe(element);
  const begin = () => {
    isPrinting = true;
    onSeen();
  };
  const finish = () => {
    isPrinting = false;
  };
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', finish);
  return {
    get isSeen() {
      return isOnScreen || isPrinting;
    },
    end() {
      observer.disconnect();
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', finish);
    },
  };
}
