import type { LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { ExchangePanel } from '#app/components/dialogs/exchange/exchange-panel.tsx'
import type { ExchangeAnswer, ExchangeView } from '#app/components/dialogs/exchange/exchange-view.ts'
import { titled } from '#app/components/page-title.ts'
import { PageHead } from '#app/components/ui/page-head.tsx'
import { dialogAction } from '#app/keystroke/route-exports.ts'
import { may } from '#shared/permissions.ts'
import { LIST_TABLES, RESULT_TABLES } from '#server/views/grid/saved-tables.ts'
import { openPlan } from '../p.$project/open-plan.ts'
import { exchangeAction } from './exchange-action.ts'

export const meta = titled('Import & export')

export { dialogLoader as clientLoader } from '#app/keystroke/route-exports.ts'

export async function loader(asked: LoaderFunctionArgs): Promise<ExchangeView> {
	const { role, scenario } = await openPlan(asked)
	const named = ({ name, label }: { name: string; label: string }) => ({ name, label })
	const tables = { entered: LIST_TABLES.map(named), results: RESULT_TABLES.map(named) }
	return { mayEdit: may(role, 'changePlans'), scenarioId: scenario.id, tables }
}

export const action = exchangeAction

const refused = (problem: string): ExchangeAnswer => ({ of: null, problem, dates: null, entries: null, rev: 0 })
export const clientAction = dialogAction(refused)

export default function Exchange() {
	const view = useLoaderData<typeof loader>()
	const answer: ExchangeAnswer | undefined = useActionData<typeof action>()
	const { project = '' } = useParams()
	return (
		<>
			<PageHead title="Import & export">
				{view.mayEdit
					? 'You review every change before an import is saved.'
					: 'Download the plan for a spreadsheet or scheduling software.'}
			</PageHead>
			<ExchangePanel base={`/p/${project}`} view={view} answer={answer} />
		</>
	)
}
