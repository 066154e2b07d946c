import { createApp } from 'vue';
import './client.ts';
import SignUpPage from './SignUpPage.vue';

createApp(SignUpPage).mount('#app');
