import { Combobox } from '#app/components/ui/options/combobox.tsx'
import { Frame } from '#app/components/ui/field.tsx'
import { useOffered } from '#app/hooks/use-offered.ts'

const LEAST_LETTERS = 2

type Props = {
	teamId: string
	label: string
	text: string
	onText: (text: string) => void
	errors: readonly string[]
}

/** A town of the world by name, offered as it is typed, or coordinates. */
export function PlaceField({ teamId, label, text, onText, errors }: Props) {
	const isAsked = text.trim().length >= LEAST_LETTERS
	const found = useOffered(isAsked ? `/t/${teamId}/places?q=${encodeURIComponent(text)}` : null)
	return (
		<Frame
			frame={{ label, errors, help: 'A town, or coordinates such as 40.08, -82.81.' }}
			id="start-place"
			control={(wired) => (
				<Combobox
					wired={wired}
					name="place"
					value={text}
					onChange={onText}
					options={found}
					found
					placeholder="New Albany, Ohio"
				/>
			)}
		/>
	)
}
