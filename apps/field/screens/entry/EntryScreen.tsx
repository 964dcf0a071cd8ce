import { Heading } from '../../components/Heading.tsx';
import type { ScreenOf } from '../../app/screens.tsx';
export const EntryScreen: ScreenOf = ({ parts }) => <Heading>{parts.join('/')}</Heading>;
