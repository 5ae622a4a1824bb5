import { placesIn } from '#shared/document/several-places.ts'
import { listInWords } from '#shared/formats/months.ts'
import { tradeName } from '#shared/formats/names.ts'

/** What a thing of the plan is called, by its id; ids without a name stand for themselves. */
export type NameOf = (id: string) => string

/** `site:abilene` → `Abilene`, `crew:abilene/electrician` → `Abilene, electricians`. */
export function placeWords(scope: string, nameOf: NameOf): string {
	if (scope === 'plan') return 'whole plan'
	const places = placesIn(scope)
	if (places.length > 1) return severalWords(places.map((place) => placeWords(place, nameOf)))
	const rest = scope.includes(':') ? scope.slice(scope.indexOf(':') + 1) : scope
	return rest
		.split('/')
		.map((id) => tradeName(nameOf(id)))
		.join(', ')
}

/** As many by name as a line takes. */
const NAMED = 3

const severalWords = (names: readonly string[]): string =>
	listInWords(names.length <= NAMED + 1 ? names : [...names.slice(0, NAMED), `${String(names.length - NAMED)} more`])
