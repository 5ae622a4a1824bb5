import { useFetcher } from '@remix-run/react'
import { useEffect } from 'react'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Frame } from '#app/components/ui/field.tsx'
import type { OfferedPlace } from '#shared/start/place.ts'

/** Typing goes on for so long between two letters. */
const PAUSE_MS = 160
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
	const { data, load } = useFetcher<readonly OfferedPlace[]>()
	useEffect(() => {
		if (text.trim().length < LEAST_LETTERS) return
		const timer = setTimeout(() => load(`/t/${teamId}/places?q=${encodeURIComponent(text)}`), PAUSE_MS)
		return () => clearTimeout(timer)
	}, [text, teamId, load])
	const found = text.trim().length < LEAST_LETTERS || !Array.isArray(data) ? [] : data.map((place) => place.label)
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
