import { drawPage } from '#server/report/draw-page.ts'
import { layReport, type LaidReport } from '#server/report/pages/lay-report.ts'
import type { KeptRun } from '../kept-runs.ts'
import { printModel, type Printed } from './draw-report.ts'

type Wanted = Printed & { readonly page: number }

/** Who turns pages asks for the same report again and again: the last one laid out of each run. */
const laidOf = new WeakMap<KeptRun, { readonly asked: string; readonly laid: LaidReport }>()

/** One page of the report of a plan as it stands, as SVG, and how many there are. */
export function drawReportPage(run: KeptRun, { page, ...printed }: Wanted) {
	const asked = JSON.stringify(printed)
	const known = laidOf.get(run)
	const laid = known?.asked === asked ? known.laid : layReport(printModel(run, printed))
	laidOf.set(run, { asked, laid })
	return drawPage(laid, page)
}
