import { X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/options/combobox.tsx'
import type { Wired } from '#app/components/ui/field.tsx'
import { useScripts } from '#app/hooks/use-scripts.ts'

export type NamesPickerProps = {
	wired: Wired
	name: string
	/** names, one a line, in the order that counts */
	value: string
	onChange: (lines: string) => void
	options: readonly string[]
	placeholder: string
}

const namesIn = (lines: string) => lines.split('\n').filter((name) => name.trim() !== '')

/** Several by name, in order: what is chosen, each to be taken away again, and a search for more. Lines of text without scripts. */
export function NamesPicker({ wired, name, value, onChange, options, placeholder }: NamesPickerProps) {
	const scripts = useScripts()
	const [search, setSearch] = useState('')
	const chosen = namesIn(value)
	// What was typed and not yet picked is sent too: it is added, or refused by name.
	const sent = [...new Set([...chosen, ...namesIn(search)])].join('\n')
	if (!scripts) return <textarea {...wired} name={name} rows={3} defaultValue={value} placeholder="One a line" />
	const add = (label: string) => {
		setSearch('')
		if (!chosen.includes(label)) onChange([...chosen, label].join('\n'))
	}
	return (
		<div className="names-picker">
			<input type="hidden" name={name} value={sent} />
			{chosen.length > 0 && (
				<ul>
					{chosen.map((one) => (
						<li key={one}>
							{one}
							<IconButton
								label={`Take ${one} away`}
								kind="ghost"
								size="small"
								type="button"
								onClick={() => onChange(chosen.filter((other) => other !== one).join('\n'))}
							>
								<X className="icon-small" strokeWidth={1.75} aria-hidden />
							</IconButton>
						</li>
					))}
				</ul>
			)}
			<Combobox
				wired={wired}
				value={search}
				onChange={setSearch}
				onPick={add}
				options={options.filter((option) => !chosen.includes(option))}
				placeholder={chosen.length === 0 ? placeholder : 'Add another'}
			/>
		</div>
	)
}
