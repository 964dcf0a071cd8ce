import './styles.css';
import './pictures.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { Fence } from './app/Fence.tsx';
import { start } from './app/identity.ts';
import { carryPhotos } from './photos/carry.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

carryPhotos();
void start();
// From the first visit on the app opens without a network.
if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/field/sw.js', { scope: '/field/' }).catch(() => undefined);

createRoot(place).render(<StrictMode><Fence><App /></Fence></StrictMode>);
