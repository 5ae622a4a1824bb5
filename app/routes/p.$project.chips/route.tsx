import type { LoaderFunctionArgs } from '@remix-run/node'
import { titled } from '#app/components/page-title.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { editing } from '../p.$project/edit-action.ts'
import { keepingFigures } from '../p.$project/kept-figures.ts'
import { loadLayerPage } from '../p.$project/layer-loader.ts'

export const meta = titled(LAYER_NAMES.chips)
export const loader = (asked: LoaderFunctionArgs) => loadLayerPage(asked, 'chips')
export const action = editing(loader)
export const clientLoader = keepingFigures('routes/p.$project.chips')
export { savingAction as clientAction } from '../p.$project/saving-action.ts'
export { onlyWhenItMatters as shouldRevalidate } from '../p.$project/should-revalidate.ts'
export { LayerPage as default } from '../p.$project/layer-page.tsx'
