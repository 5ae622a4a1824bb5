import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '#server/http/download.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { exportWorkbook } from '#server/actions/exchange/export-workbook.ts'
import { getIssueWorkbook } from '#server/actions/reports/get-issue-file.ts'
import { issueIn, planRef } from '../p.$project/open-plan.ts'

/** The plan as a workbook, as it stands or with `?issue=3` as that froze it: what was entered, assumptions, workings with live formulas, results, trace. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { xlsx, fileName } = await answering(() => {
		const issue = issueIn(asked)
		return issue === null
			? exportWorkbook(actor, planRef(asked), asked.context.gone)
			: getIssueWorkbook(actor, { ...issue, signal: asked.context.gone })
	})
	return download({ fileName, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: xlsx })
}
