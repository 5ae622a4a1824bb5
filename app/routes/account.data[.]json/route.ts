import type { LoaderFunctionArgs } from '@remix-run/node'
import { downloadOf } from '#server/http/download.ts'
import { requireUser } from '#server/http/gates/require-user.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { admitExport, exportAccount } from '#server/actions/accounts/export-account.ts'

/** All that is kept of whoever asks, as one file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
	const holder = await requireUser({ request, context })
	await answering(() => admitExport(holder))
	const file = { fileName: 'strata-account.json', type: 'application/json; charset=utf-8' }
	return downloadOf(file, exportAccount(holder, context.gone))
}
