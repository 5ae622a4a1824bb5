import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LayerPageView } from '#app/components/plan/layer-page-view.tsx'
import { editAction } from '../p.$project/edit-action.ts'
import { keepingFigures } from '../p.$project/kept-figures.ts'
import { loadLayerPage } from '../p.$project/layer-loader.ts'

export const meta: MetaFunction = () => [{ title: 'Applications · Strata' }]
export { savingAction as clientAction } from '../p.$project/saving-action.ts'
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'
export const clientLoader = keepingFigures('routes/p.$project.applications')

export const loader = (asked: LoaderFunctionArgs) => loadLayerPage(asked, 'applications')
export const action = (asked: ActionFunctionArgs) => editAction(asked)

export default function ApplicationsPage() {
	const model = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	return <LayerPageView {...model} reply={reply} />
}
