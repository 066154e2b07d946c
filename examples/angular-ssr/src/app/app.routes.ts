import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', loadComponent: () => import('./sign-up').then(({ SignUp }) => SignUp) },
  { path: 'sign-in', loadComponent: () => import('./sign-in').then(({ SignIn }) => SignIn) },
  { path: 'account', loadComponent: () => import('./account').then(({ Account }) => Account) },
];
