import { useEffect, useRef, useState } from 'react'

/** The width that an element has, in CSS pixels; `first` until it is known. */
export function useWidth<Element extends HTMLElement>(first: number) {
  const frame = useRef<Element>(null)
  const [width, setWidth] = useState(first)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => element.clientWidth > 0 && setWidth(element.clientWidth)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [frame, width] as const
}
