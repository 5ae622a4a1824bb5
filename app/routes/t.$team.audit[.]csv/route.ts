import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '#server/http/download.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { auditFilterIn, saveAudit } from '#server/actions/audit/read-audit.ts'

/** What the page of the audit log shows, all pages of it, as a file. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
	const actor = await requireUser({ request, context })
	const filter = auditFilterIn(new URL(request.url).searchParams)
	const body = await answering(() => saveAudit(actor, params.team ?? '', filter))
	return download({ fileName: 'audit-log.csv', type: 'text/csv; charset=utf-8', body })
}
