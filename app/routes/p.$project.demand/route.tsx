import type { LoaderFunctionArgs } from '@remix-run/node'
import { titled } from '#app/components/page-title.ts'
import { loadLayerPage } from '../p.$project/layer-loader.ts'
import { page } from './page.ts'

export const meta = titled(page.name)
export const loader = (asked: LoaderFunctionArgs) => loadLayerPage(asked, 'demand')
export { editAction as action } from '../p.$project/edit-action.ts'
export { clientAction, clientLoader, shouldRevalidate } from '#app/keystroke/route-exports.ts'
export { LayerPage as default } from '../p.$project/layer-page.tsx'
