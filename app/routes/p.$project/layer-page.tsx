import { useActionData, useLoaderData } from '@remix-run/react'
import { LayerPageView } from '#app/components/plan/layer-page-view.tsx'
import type { editAction } from './edit-action.ts'
import type { loadLayerPage } from './layer-loader.ts'

/** The page of every layer; what differs is loaded. */
export function LayerPage() {
	const model = useLoaderData<typeof loadLayerPage>()
	const reply = useActionData<typeof editAction>()
	return <LayerPageView {...model} reply={reply} />
}
