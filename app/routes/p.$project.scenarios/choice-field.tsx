import { useFetcher } from '@remix-run/react'
import { useEffect, useId, useState } from 'react'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Frame } from '#app/components/ui/field.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'
import type { ChoiceOf } from '#shared/presentation/scenarios/choices-in.ts'
import { useTwoWayAddress } from './use-two-way.ts'

/** Typing goes on for so long between two letters. */
const PAUSE_MS = 160

type Props = {
	label: string
	name: string
	of: ChoiceOf
	defaultValue: string
	error: string | undefined
}

/** An input or a figure of the plan by name, found as it is typed. */
export function ChoiceField({ label, name, of, defaultValue, error }: Props) {
	const id = useId()
	const scripts = useScripts()
	const [text, setText] = useState(defaultValue)
	const { data, load } = useFetcher<readonly string[]>()
	const address = useTwoWayAddress('choices')
	useEffect(() => {
		const timer = setTimeout(() => load(address({ of, q: text })), PAUSE_MS)
		return () => clearTimeout(timer)
	}, [text, of, address, load])
	return (
		<Frame
			frame={{ label, errors: error === undefined ? undefined : [error], className: 'two-way-choice' }}
			id={id}
			control={(wired) => (
				<>
					<Combobox
						wired={wired}
						{...(!scripts && { name })}
						value={text}
						onChange={setText}
						options={data ?? []}
						found
						placeholder="Type part of its name"
					/>
					{scripts && <input type="hidden" name={name} value={text} />}
				</>
			)}
		/>
	)
}
