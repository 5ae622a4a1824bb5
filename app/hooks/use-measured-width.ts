import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'

/** The width of an element in whole pixels: the given one on the server and until it is measured. */
export function useMeasuredWidth<Measured extends HTMLElement>(
	initial: number,
): { ref: RefObject<Measured>; width: number } {
	const ref = useRef<Measured>(null)
	const [width, setWidth] = useState(initial)
	useEffect(() => {
		const element = ref.current
		if (element === null) return
		const observer = new ResizeObserver(([entry]) => {
			const measured = Math.round(entry?.contentRect.width ?? 0)
			if (measured > 0) setWidth(measured)
		})
		observer.observe(element)
		return () => observer.disconnect()
	}, [])
	return { ref, width }
}
