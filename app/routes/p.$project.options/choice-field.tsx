import { useId, useState } from 'react'
import { Combobox } from '#app/components/ui/options/combobox.tsx'
import { Frame } from '#app/components/ui/field.tsx'
import { useOffered } from '#app/hooks/use-offered.ts'
import { useScripts } from '#app/hooks/use-scripts.ts'
import type { ChoiceOf } from '#server/views/scenarios/choices-in.ts'
import { useTwoWayAddress } from './use-two-way.ts'

type ChoiceFieldProps = {
	label: string
	name: string
	of: ChoiceOf
	defaultValue: string
	error: string | undefined
}

/** An input or a figure of the plan by name, found as it is typed. */
export function ChoiceField({ label, name, of, defaultValue, error }: ChoiceFieldProps) {
	const id = useId()
	const scripts = useScripts()
	const [text, setText] = useState(defaultValue)
	const options = useOffered(useTwoWayAddress('choices')({ of, q: text }))
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
						options={options}
						found
						placeholder="Type to search"
					/>
					{scripts && <input type="hidden" name={name} value={text} />}
				</>
			)}
		/>
	)
}
