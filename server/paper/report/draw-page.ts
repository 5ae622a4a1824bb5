import type { LaidReport } from './pages/lay-report.ts'
import { svgPen } from './paper/svg-pen.ts'
import { NO_TAGS } from './paper/tags.ts'

type PageDrawing = {
	/** an `svg` element for the page that shows it */
	readonly svg: string
	readonly page: number
	readonly pages: number
	/** CSS pixels */
	readonly width: number
	readonly height: number
}

/** A page of the report as SVG, as it will stand on paper. A number beyond the pages there are gives the nearest. */
export function drawPage(laid: LaidReport, asked: number): PageDrawing {
	const page = Math.min(Math.max(1, Math.trunc(asked)), laid.pages)
	const { pen, drawn } = svgPen()
	pen.shape({ kind: 'rect', x: 0, y: 0, width: laid.width, height: laid.height }, { fill: 'surface' })
	laid.draw({ pen, tags: NO_TAGS, places: laid.places }, page)
	const [width, height] = [Math.round(laid.width), Math.round(laid.height)]
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Page ${page} of ${laid.pages}">${drawn()}</svg>`
	return { svg, page, pages: laid.pages, width, height }
}
