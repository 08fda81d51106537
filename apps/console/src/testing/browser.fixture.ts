/** What antd asks of a browser and jsdom has not. */
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

export {}

// jsdom complains aloud about the second argument, by which antd measures a scroll bar.
const { getComputedStyle } = window
window.getComputedStyle = (element) => getComputedStyle(element)
