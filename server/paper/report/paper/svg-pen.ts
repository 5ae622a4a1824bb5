import { logoKind } from '#shared/schemas/report/logo-image.ts'
import { colourOf } from './palette.ts'
import type { Box, Frame, Outline, Paint, Pen, Point } from './pen.ts'
import type { FontName } from '../text/typefaces.ts'

const SANS = "'IBM Plex Sans Variable'"
/** A script of its own is drawn by what the reader’s machine has for it. */
const FAMILIES: Readonly<Record<string, string>> = { sans: SANS, serif: "'Source Serif 4 Variable'" }
const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => SPECIAL[sign] ?? sign)
/** A browser would drop spaces at the ends of a text, and all but one between words. */
const spaced = (text: string) => text.replace(/ {2,}|^ | $/g, (spaces) => '\u00a0'.repeat(spaces.length))
const n = (value: number) => String(Math.round(value * 100) / 100)

type Attributes = Readonly<Record<string, string | undefined>>
const element = (name: string, attributes: Attributes, content = ''): string => {
	const set = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ` ${key}="${value}"`)
		.join('')
	return content === '' ? `<${name}${set}/>` : `<${name}${set}>${content}</${name}>`
}
const boxed = ({ x, y, width, height }: Box): Attributes => ({ x: n(x), y: n(y), width: n(width), height: n(height) })

function fontOf(font: FontName): Attributes {
	const [face = '', weight] = font.split('-')
	return { 'font-family': FAMILIES[face] ?? `${SANS}, sans-serif`, 'font-weight': weight }
}

function paintOf({ fill, stroke, weight = 1, dash, opacity = 1 }: Paint): Attributes {
	return {
		fill: fill === undefined ? 'none' : colourOf(fill),
		...(stroke !== undefined && { stroke: colourOf(stroke), 'stroke-width': n(weight) }),
		...(dash && { 'stroke-dasharray': dash.map(n).join(' ') }),
		...(opacity < 1 && { opacity: n(opacity) }),
	}
}

const line = (points: readonly Point[], closed: boolean) =>
	points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('') + (closed ? 'Z' : '')

function outlined(outline: Outline, paint: Attributes): string {
	switch (outline.kind) {
		case 'rect': {
			const rx = outline.radius === undefined || outline.radius === 0 ? undefined : n(outline.radius)
			return element('rect', { ...boxed(outline), rx, ...paint })
		}
		case 'circle':
			return element('circle', { cx: n(outline.x), cy: n(outline.y), r: n(outline.radius), ...paint })
		case 'strokes': {
			const d = outline.strokes.map((points) => line(points, outline.closed === true)).join('')
			return element('path', { d, ...paint })
		}
	}
}

function transformOf({ x = 0, y = 0, scale = 1 }: Frame): string | undefined {
	const parts = [
		x === 0 && y === 0 ? '' : `translate(${n(x)} ${n(y)})`,
		scale === 1 ? '' : `scale(${String(scale)})`,
	].filter((part) => part !== '')
	return parts.length === 0 ? undefined : parts.join(' ')
}

const ofImage = (image: Uint8Array) =>
	`data:image/${logoKind(image) ?? 'png'};base64,${Buffer.from(image).toString('base64')}`

/** Draws SVG elements that stand in a page: no ids, no scripts, no styles of their own. */
export function svgPen(): { readonly pen: Pen; readonly drawn: () => string } {
	let open: string[] = []
	const pen: Pen = {
		text: ({ text, font, size, fill, width }, { x, y }) => {
			// The browser’s own widths differ by fractions: each run takes the room it was given.
			const room = text.length > 1 ? { textLength: n(width), lengthAdjust: 'spacingAndGlyphs' } : {}
			const attributes = { x: n(x), y: n(y), ...fontOf(font), 'font-size': n(size), fill: colourOf(fill), ...room }
			open.push(element('text', attributes, escaped(spaced(text))))
		},
		shape: (outline, paint) => {
			open.push(outlined(outline, paintOf(paint)))
		},
		image: (image, box) => {
			open.push(element('image', { ...boxed(box), href: ofImage(image) }))
		},
		within: (frame, draw) => {
			const outside = open
			open = []
			draw()
			const inside = open.join('')
			open = outside
			const { clip } = frame
			// A picture in the picture shows nothing outside its box, and needs no name for it.
			const seen = clip
				? element(
						'svg',
						{ ...boxed(clip), viewBox: [clip.x, clip.y, clip.width, clip.height].map(n).join(' ') },
						inside,
					)
				: inside
			const transform = transformOf(frame)
			open.push(transform === undefined ? seen : element('g', { transform }, seen))
		},
	}
	return { pen, drawn: () => open.join('') }
}
