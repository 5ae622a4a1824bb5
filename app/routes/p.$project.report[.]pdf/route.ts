import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { download } from '#server/http/download.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { getReportPdf } from '#server/services/reports/get-report-pdf.ts'
import { printReport } from '#server/services/reports/print-report.ts'
import { planRef } from '../p.$project/open-plan.ts'

const askedSchema = z.object({
	issue: z.coerce.number().int().min(1).max(1e6).nullable().catch(null),
	paper: z.enum(['a4', 'letter']).catch('a4'),
})

/** The Brief: of the plan as it stands, or, with `?issue=3`, the kept file of that issue. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const ref = planRef(asked)
	const search = new URL(asked.request.url).searchParams
	const { issue, paper } = askedSchema.parse({ issue: search.get('issue'), paper: search.get('paper') })
	const { fileName, pdf } = await answering(() =>
		search.has('issue')
			? getReportPdf(actor, ref.projectId, issue ?? 0)
			: printReport(actor, ref, { paper, signal: asked.context.gone }),
	)
	return download({ fileName, type: 'application/pdf', body: pdf })
}
