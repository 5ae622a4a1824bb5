type SavePictureKind = 'svg' | 'png'

/** Pixels of the picture for each of the screen, so that it stays sharp on paper. */
const SHARPNESS = 2

/** The chart as a picture of its own: on its ground, with colours and fonts that need no page around them. */
function textOf(chart: SVGSVGElement): string {
	const style = getComputedStyle(chart)
	const { width, height } = chart.viewBox.baseVal
	const own = document.createElementNS(chart.namespaceURI, 'svg')
	own.setAttribute('viewBox', `0 0 ${String(width)} ${String(height)}`)
	own.setAttribute('width', String(width))
	own.setAttribute('height', String(height))
	own.setAttribute('font-family', style.fontFamily)
	const ground = document.createElementNS(chart.namespaceURI, 'rect')
	ground.setAttribute('width', '100%')
	ground.setAttribute('height', '100%')
	ground.setAttribute('fill', 'var(--color-surface)')
	own.append(ground, ...[...chart.childNodes].map((node) => node.cloneNode(true)))
	const colour = (_: string, name: string) => style.getPropertyValue(name).trim()
	return new XMLSerializer().serializeToString(own).replaceAll(/var\((--[\w-]+)\)/g, colour)
}

async function pixelsOf(text: string, chart: SVGSVGElement): Promise<string> {
	const image = new Image()
	image.src = `data:image/svg+xml,${encodeURIComponent(text)}`
	await image.decode()
	const canvas = document.createElement('canvas')
	canvas.width = chart.viewBox.baseVal.width * SHARPNESS
	canvas.height = chart.viewBox.baseVal.height * SHARPNESS
	canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
	return canvas.toDataURL('image/png')
}

/** Hands a chart over as a file named for its finding. */
export async function savePicture(
	chart: SVGSVGElement,
	{ name, kind }: { name: string; kind: SavePictureKind },
): Promise<void> {
	const text = textOf(chart)
	const link = document.createElement('a')
	link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.${kind}`
	link.href = kind === 'svg' ? `data:image/svg+xml,${encodeURIComponent(text)}` : await pixelsOf(text, chart)
	link.click()
}
