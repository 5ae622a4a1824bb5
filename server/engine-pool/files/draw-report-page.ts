import { drawPage } from '#server/report/draw-page.ts'
import { layReport, type LaidReport } from '#server/report/pages/lay-report.ts'
import { snapshotHash } from '#server/report/snapshot-hash.ts'
import { buildReport } from '#shared/presentation/report/build-report.ts'
import type { IssueFacts } from '#shared/presentation/report/report-model.ts'
import type { KeptRun } from '../kept-runs.ts'

type Wanted = { readonly facts: Omit<IssueFacts, 'snapshotHash'>; readonly page: number }

/** Who turns pages asks for the same report again and again: the last one laid out of each run. */
const laidOf = new WeakMap<KeptRun, { readonly asked: string; readonly laid: LaidReport }>()

/** One page of the report of a plan as it stands, as SVG, and how many there are. */
export function drawReportPage(run: KeptRun, { facts, page }: Wanted) {
	const { plan, written, result } = run
	const asked = JSON.stringify(facts)
	const known = laidOf.get(run)
	const laid =
		known?.asked === asked
			? known.laid
			: layReport(buildReport({ plan, result: result(), facts: { ...facts, snapshotHash: snapshotHash(written) } }))
	laidOf.set(run, { asked, laid })
	return drawPage(laid, page)
}
