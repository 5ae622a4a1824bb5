import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '#server/http/download.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { saveTable } from '#server/actions/exchange/save-table.ts'
import { getIssueTable } from '#server/actions/reports/get-issue-file.ts'
import { issueIn, planRef } from '../p.$project/open-plan.ts'

/** A list of the plan or a table of its results: `?table=powerContracts`, `?table=results.site`; with `&issue=3` of the plan that it froze. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { request, context } = asked
	const table = new URL(request.url).searchParams.get('table') ?? ''
	const { text, fileName } = await answering(() => {
		const issue = issueIn(asked)
		return issue === null
			? saveTable(actor, planRef(asked), { table, signal: context.gone })
			: getIssueTable(actor, { ...issue, table, signal: asked.context.gone })
	})
	return download({ fileName, type: 'text/csv; charset=utf-8', body: text })
}
