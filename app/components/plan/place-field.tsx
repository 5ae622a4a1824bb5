import { Button } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/options/combobox.tsx'
import { Frame } from '#app/components/ui/field.tsx'
import { useAsked } from '#app/hooks/use-asked.ts'
import { isRecord } from '#shared/is-record.ts'
import type { FoundPlace } from '#shared/start/place.ts'
import { formatFigure } from '#shared/units/format.ts'

const LEAST_LETTERS = 2

type PlaceFieldFound = Pick<FoundPlace, 'label' | 'people'>

const areFound = (value: unknown): value is readonly PlaceFieldFound[] =>
	Array.isArray(value) && value.every((one) => isRecord(one) && 'label' in one && 'people' in one)

type PlaceFieldProps = {
	teamId: string
	label: string
	text: string
	onText: (text: string) => void
	errors: readonly string[]
}

/** A town of the world by name, offered as it is typed, or coordinates; of several that a name was refused for, one to click. */
export function PlaceField({ teamId, label, text, onText, errors }: PlaceFieldProps) {
	const isAsked = text.trim().length >= LEAST_LETTERS
	const { reply } = useAsked(isAsked ? `/t/${teamId}/places?q=${encodeURIComponent(text)}` : null, { is: areFound })
	const found = (isAsked ? reply : null) ?? []
	const peopleOf = (label: string) => found.find((place) => place.label === label)?.people ?? 0
	return (
		<div>
			<Frame
				frame={{ label, errors, help: 'Town or coordinates, e.g. 40.08, -82.81.' }}
				id="start-place"
				control={(wired) => (
					<Combobox
						wired={wired}
						name="place"
						value={text}
						onChange={onText}
						options={found.map(({ label }) => label)}
						found
						beside={(option) => (peopleOf(option) > 0 ? `${formatFigure(peopleOf(option))} people` : '')}
						placeholder="New Albany, Ohio"
					/>
				)}
			/>
			{errors.length > 0 && found.length > 1 && (
				<ul className="place-choices" aria-label="Matching places">
					{found.map(({ label }) => (
						<li key={label}>
							<Button type="button" kind="ghost" size="small" onClick={() => onText(label)}>
								{label}
							</Button>
						</li>
					))}
				</ul>
			)}
		</div>
	)
}
