import { useEffect, type RefObject } from 'react'

/** Narrower than this the name and one figure are all that there is room for. */
const PHONE = '(max-width: 759px)'

/** On a phone a grid begins with its first figure beside the name; what stands between is scrolled to. */
export function useFiguresInSight(region: RefObject<HTMLElement | null>): void {
	useEffect(() => {
		const scroll = region.current
		if (scroll === null || !window.matchMedia(PHONE).matches) return
		const name = scroll.querySelector<HTMLElement>('thead .frozen')
		const figure = scroll.querySelector<HTMLElement>('thead .n')
		if (name === null || figure === null) return
		scroll.scrollLeft = figure.offsetLeft - name.offsetWidth
	}, [region])
}
