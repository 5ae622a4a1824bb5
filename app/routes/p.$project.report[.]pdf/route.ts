import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { download } from '#server/http/download.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { drawAgain } from '#server/actions/reports/draw-again.ts'
import { getReportPdf } from '#server/actions/reports/get-report-pdf.ts'
import { printReport } from '#server/actions/reports/print-report.ts'
import { getReportChoice } from '#server/actions/reports/report-choice.ts'
import { reportSettingsSchema } from '#shared/schemas/report/report-settings.ts'
import { issueIn, planRef } from '../p.$project/open-plan.ts'

const { length, paper } = reportSettingsSchema.shape
const askedSchema = z.object({ length: length.catch('brief'), paper: paper.catch('a4') })

/**
 * The report: of the plan as it stands, the Brief or set as it was set last (`?as=set`), or with `?issue=3` the kept file of
 * that issue; with `&again` that issue drawn again from what it keeps.
 */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const signal = asked.context.gone
	const search = new URL(asked.request.url).searchParams
	const issue = issueIn(asked)
	const { fileName, pdf } = await answering(async () => {
		if (issue !== null) {
			if (search.has('again')) return (await drawAgain(actor, issue.projectId, { ...issue, signal })).file
			return await getReportPdf(actor, issue.projectId, issue.number)
		}
		const ref = planRef(asked)
		const asks = askedSchema.parse(Object.fromEntries(search))
		const settings =
			search.get('as') === 'set'
				? (await getReportChoice(actor, ref.projectId)).settings
				: reportSettingsSchema.parse(asks)
		return await printReport(actor, ref, { settings, signal })
	})
	return download({ fileName, type: 'application/pdf', body: pdf })
}
