import { drawPage } from '#server/paper/report/draw-page.ts'
import { layReport, type LaidReport } from '#server/paper/report/pages/lay-report.ts'
import type { ReportModel } from '#server/views/report/report-model.ts'
import type { KeptRun } from '../kept-runs.ts'
import { printModel, type Printed } from './draw-report.ts'

type DrawReportPageParams = Printed & { readonly page: number }
type Laid = { readonly asked: string; readonly sections: ReportModel['sections']; readonly laid: LaidReport }

/** Who turns pages asks for the same report again and again: the last one laid out of each run. */
const laidOf = new WeakMap<KeptRun, Laid>()

function layOut(run: KeptRun, printed: Printed): Laid {
	const asked = JSON.stringify(printed)
	const known = laidOf.get(run)
	if (known?.asked === asked) return known
	const model = printModel(run, printed)
	const made = { asked, sections: model.sections, laid: layReport(model) }
	laidOf.set(run, made)
	return made
}

/** One page of the report of a plan as it stands, as SVG, how many there are, and on which its sections begin. */
export function drawReportPage(run: KeptRun, { page, ...printed }: DrawReportPageParams) {
	const { laid, sections } = layOut(run, printed)
	const contents = sections.map(({ anchor, number, bookmark }) => {
		return { anchor, number, bookmark, page: laid.places.get(anchor)?.page ?? 1 }
	})
	return { ...drawPage(laid, page), contents }
}
