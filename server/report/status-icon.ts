import type { Cell } from '#shared/presentation/report/report-model.ts'
import { colourOf } from './palette.ts'
import type { At } from './sheet.ts'

/** In ink: what is over-built is neither good nor a failure. */
export const inkOf = (status: NonNullable<Cell['status']>) => (status === 'over-built' ? 'ink' : status)

/** Check, triangle, octagon, ring with a plus or dashed ring, 9 across: a status is never told by colour alone. */
export function paintStatus(
	doc: PDFKit.PDFDocument,
	{ status, at }: { status: NonNullable<Cell['status']>; at: At },
): void {
	const { x, y } = at
	doc.lineWidth(1.2).strokeColor(colourOf(inkOf(status)))
	if (status === 'ok')
		doc
			.moveTo(x + 0.5, y + 5)
			.lineTo(x + 3.5, y + 8)
			.lineTo(x + 8.5, y + 1.5)
			.stroke()
	if (status === 'tight') {
		doc.polygon([x + 4.5, y + 0.5], [x + 9, y + 8.5], [x, y + 8.5]).stroke()
		doc
			.moveTo(x + 4.5, y + 3.5)
			.lineTo(x + 4.5, y + 6.5)
			.stroke()
	}
	if (status === 'failing') {
		doc
			.polygon(
				[x + 2.8, y],
				[x + 6.2, y],
				[x + 9, y + 2.8],
				[x + 9, y + 6.2],
				[x + 6.2, y + 9],
				[x + 2.8, y + 9],
				[x, y + 6.2],
				[x, y + 2.8],
			)
			.stroke()
		doc
			.moveTo(x + 3, y + 3)
			.lineTo(x + 6, y + 6)
			.moveTo(x + 6, y + 3)
			.lineTo(x + 3, y + 6)
			.stroke()
	}
	if (status === 'over-built') {
		doc.circle(x + 4.5, y + 4.5, 4).stroke()
		doc
			.moveTo(x + 4.5, y + 2.5)
			.lineTo(x + 4.5, y + 6.5)
			.moveTo(x + 2.5, y + 4.5)
			.lineTo(x + 6.5, y + 4.5)
			.stroke()
	}
	if (status === 'incomplete')
		doc
			.circle(x + 4.5, y + 4.5, 4)
			.dash(1.8, { space: 1.3 })
			.stroke()
			.undash()
}
