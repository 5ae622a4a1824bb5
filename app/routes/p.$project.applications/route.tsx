import type { LoaderFunctionArgs } from '@remix-run/node'
import { titled } from '#app/components/page-title.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { loadLayerPage } from '../p.$project/layer-loader.ts'

export const meta = titled(LAYER_NAMES.applications)
export const loader = (asked: LoaderFunctionArgs) => loadLayerPage(asked, 'applications')
export { editAction as action } from '../p.$project/edit-action.ts'
export { clientAction, clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'
export { LayerPage as default } from '../p.$project/layer-page.tsx'
