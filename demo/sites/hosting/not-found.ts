import './frame.ts';
