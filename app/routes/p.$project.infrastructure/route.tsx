import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EquipmentTable } from '#app/components/plan/equipment-table.tsx'
import { LayerPageView } from '#app/components/plan/layer-page-view.tsx'
import { editAction } from '../p.$project/edit-action.ts'
import { loadLayerPage } from '../p.$project/layer-loader.ts'

export const meta: MetaFunction = () => [{ title: 'Infrastructure · Strata' }]
export { savingAction as clientAction } from '../p.$project/saving-action.ts'
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'

export const loader = (asked: LoaderFunctionArgs) => loadLayerPage(asked, 'infrastructure')
export const action = (asked: ActionFunctionArgs) => editAction(asked)

const NO_PURCHASES =
	'Nothing is ordered yet: dates of delivery follow from the lead times. What is ordered already is stated here, hall by hall.'

export default function InfrastructurePage() {
	const model = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { equipment } = model.page
	return (
		<>
			<LayerPageView
				{...model}
				listName="Halls"
				secondWords={{ name: 'Purchases', empty: NO_PURCHASES }}
				reply={reply}
			/>
			{equipment && (
				<div className="cards">
					<EquipmentTable table={equipment} />
				</div>
			)}
		</>
	)
}
