import { tradeName } from './names.ts'

/** What a thing of the plan is called, by its id; ids without a name stand for themselves. */
export type NameOf = (id: string) => string

/** `site:abilene` → `Abilene`, `crew:abilene/electrician` → `Abilene, electricians`. */
export function placeWords(scope: string, nameOf: NameOf): string {
	if (scope === 'plan') return 'whole plan'
	const rest = scope.includes(':') ? scope.slice(scope.indexOf(':') + 1) : scope
	return rest
		.split('/')
		.map((id) => tradeName(nameOf(id)))
		.join(', ')
}
