"""The yardstick: the smallest page there is."""

import streamlit as st

st.write("hello")
