import type { MapPlace } from '#app/components/map/map-frame.ts'
import type { SiteMapModel } from '#app/components/map/site-map.tsx'
import type { SizedStart } from '#server/actions/projects/starts.ts'
import type { PlaceChoices } from '#server/views/pages/start-view.ts'
import type { PlaceRow } from '#server/views/pages/site/sites-view.ts'

type Unanswered = { readonly ok: false; readonly text: string }

/** What `/t/:team/place` answers. */
export type PlaceReply =
	| (MapPlace & {
			readonly ok: true
			readonly name: string
			readonly country: string
			readonly region: string
			readonly rows: readonly PlaceRow[]
			readonly choices: PlaceChoices
			readonly map: SiteMapModel
	  })
	| Unanswered

/** Whether what came over the wire is an answer; what it holds is this server's own. */
const isAnswer = (value: unknown, key: string): boolean =>
	typeof value === 'object' && value !== null && 'ok' in value && (value.ok === true ? key in value : 'text' in value)
export const isPlaceReply = (value: unknown): value is PlaceReply => isAnswer(value, 'map')
export const isSizedReply = (value: unknown): value is SizedStart => isAnswer(value, 'view')
