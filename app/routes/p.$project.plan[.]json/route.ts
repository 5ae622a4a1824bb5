import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '#server/http/download.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { requireActor } from '#server/http/gates/require-user.ts'
import { exportPlan } from '#server/actions/plans/export-plan.ts'
import { getIssuePlan } from '#server/actions/reports/get-issue-file.ts'
import { issueIn, planRef } from '../p.$project/open-plan.ts'

/** The plan file, as it stands or with `?issue=3` as that froze it, to keep, to send, or to compute from the command line. */
export async function loader(asked: LoaderFunctionArgs) {
	const actor = await requireActor(asked)
	const { text, fileName } = await answering(() => {
		const { gone: signal } = asked.context
		const issue = issueIn(asked)
		return issue === null ? exportPlan(actor, planRef(asked), signal) : getIssuePlan(actor, { ...issue, signal })
	})
	return download({ fileName, type: 'application/json; charset=utf-8', body: text })
}
