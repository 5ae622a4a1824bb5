import { useNavigate, useSearchParams } from '@remix-run/react'
import { useId } from 'react'
import type { PlaceChoice } from '#server/views/explain/explanation-view.ts'
import { searchFor, Why } from './why.tsx'

/** Up to this many places are links in a row; more are a list to choose from. */
const IN_A_ROW = 4

/** The same figure for the whole plan or for one site. */
export function Places({ places }: { places: readonly PlaceChoice[] }) {
	const navigate = useNavigate()
	const [search] = useSearchParams()
	const id = useId()
	if (places.length === 0) return null
	if (places.length <= IN_A_ROW) {
		return (
			<nav className="segments mt-3 flex-wrap" aria-label="Where">
				{places.map((place) => (
					<Why key={place.target.scope} target={place.target} plain current={place.chosen}>
						{place.label}
					</Why>
				))}
			</nav>
		)
	}
	return (
		<div className="mt-3">
			<label className="explain-where" htmlFor={id}>
				Where
			</label>
			<div className="field-box mt-1">
				<select
					id={id}
					value={places.find(({ chosen }) => chosen)?.target.scope ?? ''}
					onChange={(event) => {
						const chosen = places.find(({ target }) => target.scope === event.target.value)
						if (chosen) navigate(searchFor(search, chosen.target), { preventScrollReset: true })
					}}
				>
					{places.map(({ label, target }) => (
						<option key={target.scope} value={target.scope}>
							{label}
						</option>
					))}
				</select>
			</div>
		</div>
	)
}
